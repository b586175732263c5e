using EventBooking.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventBooking.Infrastructure.Persistence.Configurations;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox", table => table.HasCheckConstraint("ck_outbox_sequence", "sequence >= 0"));
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.SubjectType).HasMaxLength(32);
        builder.Property(m => m.Kind).HasMaxLength(64);
        // The name of versions before: a column is not renamed while they run beside this one.
        builder.Property(m => m.PublishedAt).HasColumnName("told_at");
        // What is pending, oldest first: as small after a year as on the first day.
        builder.HasIndex(m => m.Id).HasFilter("told_at is null").HasDatabaseName("ix_outbox_untold");
        builder.HasIndex(m => m.PublishedAt).HasFilter("told_at is not null").HasDatabaseName("ix_outbox_told_at");
    }
}
