using EventBooking.Infrastructure.Listing;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EventBooking.Infrastructure.Persistence.Configurations;

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
