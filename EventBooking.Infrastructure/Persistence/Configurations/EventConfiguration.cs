using EventBooking.Domain;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Listing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventBooking.Infrastructure.Persistence.Configurations;

internal sealed class EventConfiguration : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> builder)
    {
        builder.ToTable("events", table =>
        {
            table.HasCheckConstraint("ck_events_name", "char_length(name) > 0");
            table.HasCheckConstraint("ck_events_event_date", "event_date between '1900-01-01' and '2200-12-31'");
            table.HasCheckConstraint("ck_events_window", "opens_at < closes_at");
            table.HasCheckConstraint("ck_events_status", "status in ('published', 'cancelled')");
            table.HasCheckConstraint("ck_events_organizer_token_hash", "octet_length(organizer_token_hash) = 32");
        });
        // Texts lie outside the row, short ones too, but for what is searched: what goes through many events reads few pages.
        builder.HasStorageParameter("toast_tuple_target", 256);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Name).HasMaxLength(Limits.NameLength);
        builder.Property(e => e.Description).HasMaxLength(Limits.DescriptionLength);
        builder.Property(e => e.TimeZone).HasMaxLength(Limits.TimeZoneLength);
        builder.Property(e => e.Location).HasMaxLength(Limits.NameLength);
        builder.Property(e => e.Language).HasMaxLength(Limits.LanguageLength);
        builder.Property(e => e.OrganizerEmail).HasMaxLength(Limits.EmailLength);
        builder.HasIndex(e => new { e.EventDate, e.Id }).HasDatabaseName("ix_events_event_date_id");
        // For what fills in how events are found: those that wait, the oldest first.
        builder.HasIndex(e => e.CreatedAt).HasFilter("search_grams is null").HasDatabaseName("ix_events_unfilled");
        builder.HasIndex(e => e.OrganizerTokenHash).IsUnique().HasDatabaseName("ux_events_organizer_token_hash");
        builder.HasMany(e => e.TimeSlots).WithOne().HasForeignKey(s => s.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TimeSlotConfiguration : IEntityTypeConfiguration<TimeSlot>
{
    public void Configure(EntityTypeBuilder<TimeSlot> builder)
    {
        builder.ToTable("time_slots", table =>
        {
            table.HasCheckConstraint("ck_time_slots_max_capacity", "max_capacity between 1 and 1000000");
            table.HasCheckConstraint("ck_time_slots_current_bookings", "current_bookings between 0 and max_capacity");
            table.HasCheckConstraint("ck_time_slots_date", "date between '1900-01-01' and '2200-12-31'");
            table.HasCheckConstraint("ck_time_slots_times", "starts_at < ends_at");
        });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => new { s.EventId, s.Date }).HasDatabaseName("ix_time_slots_event_id_date");
        // For reminders: slots that begin soon.
        builder.HasIndex(s => s.StartsAt).HasDatabaseName("ix_time_slots_starts_at");
    }
}

/// <summary>Columns of the event's own row that reading an event does not read.</summary>
internal sealed class EventListingConfiguration : IEntityTypeConfiguration<EventListing>
{
    public void Configure(EntityTypeBuilder<EventListing> builder)
    {
        builder.ToTable("events");
        builder.HasKey(listing => listing.EventId);
        builder.Property(listing => listing.EventId).HasColumnName("id").ValueGeneratedNever();
        builder.HasOne<Event>().WithOne().HasForeignKey<EventListing>(listing => listing.EventId);
        // An entry for each gram: new ones are put in together. Each search reads those that wait, so they are few.
        builder.HasIndex(listing => listing.SearchGrams)
            .HasMethod("gin").HasStorageParameter("gin_pending_list_limit", 1024)
            .HasFilter("search_grams is not null").HasDatabaseName("ix_events_search_grams");
        builder.HasIndex(listing => listing.Days)
            .HasMethod("gist").HasFilter("upper(days) - lower(days) > 1").HasDatabaseName("ix_events_days");
    }
}
