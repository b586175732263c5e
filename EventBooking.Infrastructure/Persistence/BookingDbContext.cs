using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Deliveries;
using EventBooking.Infrastructure.Outbox;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace EventBooking.Infrastructure.Persistence;

/// <summary>The tables. Events are read and published through it; seats and bookings belong to <see cref="Seats.SeatLedger"/>.</summary>
public sealed class BookingDbContext(DbContextOptions<BookingDbContext> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>Events.</summary>
    public DbSet<Event> Events => Set<Event>();

    /// <summary>Slots of events.</summary>
    public DbSet<TimeSlot> TimeSlots => Set<TimeSlot>();

    /// <summary>Bookings of slots.</summary>
    public DbSet<Booking> Bookings => Set<Booking>();

    /// <summary>What is to be published, or was a short time ago.</summary>
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>What is, or was, sent to people.</summary>
    public DbSet<Delivery> Deliveries => Set<Delivery>();

    /// <summary>Reminders that became due.</summary>
    public DbSet<Reminder> Reminders => Set<Reminder>();

    /// <summary>The key ring that seals tokens.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<EventStatus>().HaveConversion<SnakeCaseEnum<EventStatus>>().HaveMaxLength(16);
        configurationBuilder.Properties<Channel>().HaveConversion<SnakeCaseEnum<Channel>>().HaveMaxLength(16);
        configurationBuilder.Properties<DeliveryStatus>().HaveConversion<SnakeCaseEnum<DeliveryStatus>>().HaveMaxLength(16);
        configurationBuilder.Properties<BookingStatus>().HaveConversion<SnakeCaseEnum<BookingStatus>>().HaveMaxLength(16);
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BookingDbContext).Assembly);
}
