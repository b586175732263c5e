using EventBooking.Api.Http;
using EventBooking.Domain;
using EventBooking.Domain.Events;
using EventBooking.Infrastructure.Persistence;
using EventBooking.Infrastructure.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EventBooking.Api.Features.Events;

internal static class Publish
{
    public static async Task<Results<Created<PublishedEventResponse>, ProblemHttpResult>> HandleAsync(
        PublishEventRequest request, BookingDbContext database, TimeProvider time, CancellationToken cancellationToken)
    {
        var wanted = request.ToDraft().Check();
        if (wanted.Failure is not null)
        {
            return wanted.Failure.ToProblem();
        }

        var now = time.Now();
        var token = SecretToken.Create(now);
        var slotIds = NewIds(wanted.Value.TimeSlots.Count, now);
        var published = Event.Publish(wanted.Value, Guid.CreateVersion7(now), slotIds, token.Hash, now);
        await SaveAsync(database, published, cancellationToken);
        return TypedResults.Created($"/api/v1/events/{published.Id}", new PublishedEventResponse(published, token.Text, now));
    }

    private static Guid[] NewIds(int count, DateTimeOffset now)
    {
        var ids = new Guid[count];
        for (var i = 0; i < count; i++)
        {
            ids[i] = Guid.CreateVersion7(now);
        }

        Array.Sort(ids);
        return ids;
    }

    // A commit may succeed though its answer is lost: before the strategy tries again it asks whether the event is there. A first
    // try that was slower than the question shows itself in the second try's duplicate key.
    private static async Task SaveAsync(BookingDbContext database, Event published, CancellationToken cancellationToken)
    {
        database.Add(published);
        var tries = 0;
        try
        {
            await database.Database.CreateExecutionStrategy().ExecuteInTransactionAsync(
                cancel =>
                {
                    tries++;
                    return database.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancel);
                },
                cancel => database.Events.AnyAsync(e => e.Id == published.Id, cancel),
                cancellationToken);
        }
        catch (DbUpdateException exception) when (
            tries > 1 && exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The first try had succeeded.
        }
    }
}
