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
