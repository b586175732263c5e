using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventBooking.Infrastructure.Persistence.Configurations;

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
