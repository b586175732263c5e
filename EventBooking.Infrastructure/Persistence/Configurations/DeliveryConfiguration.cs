using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Deliveries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventBooking.Infrastructure.Persistence.Configurations;

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("deliveries", table =>
        {
            table.HasCheckConstraint("ck_deliveries_sequence", "sequence >= 0");
            table.HasCheckConstraint("ck_deliveries_channel", "channel in ('email', 'sms')");
            table.HasCheckConstraint("ck_deliveries_status", "status in ('queued', 'sending', 'sent', 'failed', 'skipped')");
            table.HasCheckConstraint(
                "ck_deliveries_lease",
                "(status = 'sending') = (owner is not null) and (owner is null) = (lease_until is null)");
            table.HasCheckConstraint("ck_deliveries_settled_at", "(status in ('sent', 'failed', 'skipped')) = (settled_at is not null)");
        });
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.SubjectType).HasMaxLength(32);
        builder.Property(d => d.Kind).HasMaxLength(64);
        builder.Property(d => d.Reason).HasMaxLength(64);
        builder.Property(d => d.Recipient).HasMaxLength(64).HasDefaultValue("0");
        builder.Property(d => d.IsOrdered).HasDefaultValue(true);
        // Each recipient gets each once, however often its message comes.
        builder.HasIndex(d => new { d.SubjectId, d.SubjectType, d.Kind, d.Sequence, d.Channel, d.Recipient })
            .IsUnique().HasDatabaseName("ux_deliveries_recipient");
        // Notifiers of the version before insert by this one, without a recipient. To be removed with the next release.
        builder.HasIndex(d => new { d.SubjectId, d.SubjectType, d.Kind, d.Sequence, d.Channel })
            .IsUnique()
            .HasDatabaseName("ux_deliveries_subject_id");
        // Only what is not settled is in these: as small after a year as on the first day.
        builder.HasIndex(d => new { d.Channel, d.NextAttemptAt })
            .HasFilter("status = 'queued'")
            .HasDatabaseName("ix_deliveries_next_attempt_at");
        builder.HasIndex(d => d.LeaseUntil).HasFilter("status = 'sending'").HasDatabaseName("ix_deliveries_lease_until");
    }
}

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
