using System.Collections.Concurrent;
using EventBooking.Infrastructure.Availability;

namespace EventBooking.Api.Features.Live;

/// <summary>The events that are being watched on this instance: a feed each.</summary>
internal sealed class LiveFeeds(LiveFeedContext context)
{
    private readonly ConcurrentDictionary<Guid, LiveFeed> _feeds = new();

    public async Task WatchAsync(EventAvailability known, LiveViewer viewer)
    {
        var feed = Join(known, viewer);
        try
        {
            await viewer.RunAsync();
        }
        finally
        {
            feed.Leave(viewer);
        }
    }

    private LiveFeed Join(EventAvailability known, LiveViewer viewer)
    {
        while (true)
        {
            var feed = _feeds.GetOrAdd(known.Id, _ => new LiveFeed(known, context, Forget));
            if (feed.TryJoin(viewer))
            {
                return feed;
            }

            // It has just ended, as nobody was left.
            Forget(feed);
        }
    }

    private void Forget(LiveFeed feed) => _feeds.TryRemove(KeyValuePair.Create(feed.EventId, feed));
}
