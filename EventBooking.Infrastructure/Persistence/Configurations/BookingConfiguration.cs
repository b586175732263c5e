using EventBooking.Domain;
using EventBooking.Domain.Bookings;
using EventBooking.Domain.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventBooking.Infrastructure.Persistence.Configurations;

internal sealed class BookingConfiguration : IEntityTypeConfiguration<Booking>
{
    public void Configure(EntityTypeBuilder<Booking> builder)
    {
        builder.ToTable("bookings", table =>
        {
            table.HasCheckConstraint("ck_bookings_attendee_name", "char_length(attendee_name) > 0");
            table.HasCheckConstraint("ck_bookings_party_size", "party_size between 1 and 100");
            table.HasCheckConstraint("ck_bookings_token_hash", "octet_length(token_hash) = 32");
            table.HasCheckConstraint("ck_bookings_token_sealed", "(token_sealed is not null) = (email is not null or phone is not null)");
            table.HasCheckConstraint("ck_bookings_status", "status in ('confirmed', 'cancelled')");
            table.HasCheckConstraint("ck_bookings_cancelled_at", "(status = 'cancelled') = (cancelled_at is not null)");
            table.HasCheckConstraint("ck_bookings_sequence", "sequence >= 0");
        });
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.AttendeeName).HasMaxLength(Limits.NameLength);
        builder.Property(b => b.Email).HasMaxLength(Limits.EmailLength);
        builder.Property(b => b.Phone).HasMaxLength(Limits.PhoneLength);
        builder.Property(b => b.Language).HasMaxLength(Limits.LanguageLength);
        builder.Property(b => b.EmailNumber).HasDefaultValue(0);
        builder.Property(b => b.PhoneNumber).HasDefaultValue(0);
        builder.Ignore(b => b.HasContact);
        builder.HasIndex(b => b.TokenHash).IsUnique().HasDatabaseName("ux_bookings_token_hash");
        builder.HasIndex(b => b.TimeSlotId).HasDatabaseName("ix_bookings_time_slot_id");
        builder.HasOne<TimeSlot>().WithMany().HasForeignKey(b => b.TimeSlotId).OnDelete(DeleteBehavior.Restrict);
    }
}
