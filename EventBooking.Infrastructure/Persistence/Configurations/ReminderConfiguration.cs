using EventBooking.Infrastructure.Deliveries;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventBooking.Infrastructure.Persistence.Configurations;

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("reminders", table => table.HasCheckConstraint("ck_reminders_lead_minutes", "lead_minutes > 0"));
        builder.HasKey(r => new { r.TimeSlotId, r.LeadMinutes, r.StartsAt });
        builder.HasIndex(r => r.ClaimedUntil).HasFilter("claimed_until is not null").HasDatabaseName("ix_reminders_claimed_until");
        builder.HasOne<TimeSlot>().WithMany().HasForeignKey(r => r.TimeSlotId).OnDelete(DeleteBehavior.Cascade);
    }
}
