using EventBooking.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EventBooking.Infrastructure.Listing;

/// <summary>Registers <see cref="EventList"/>.</summary>
public static class ListExtensions
{
    /// <summary>Registers the list, with connections of its own, and what fills in by what events are found.</summary>
    public static IHostApplicationBuilder AddEventList(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<ListOptions>(ListOptions.SectionName);
        builder.Services.AddOptions<DatabaseOptions>()
            .Configure<IOptions<ListOptions>>((database, lists) => database.Reserved += lists.Value.Connections);
        builder.Services.AddSingleton<ListConnections>();
        builder.Services.AddSingleton(services => new EventList(services.GetRequiredService<ListConnections>()));
        builder.Services.AddHostedService<ListingFiller>();
        return builder;
    }
}
