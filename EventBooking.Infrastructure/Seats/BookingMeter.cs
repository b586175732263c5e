using System.Diagnostics;
using System.Diagnostics.Metrics;
using EventBooking.Domain;
using EventBooking.Infrastructure.Persistence;

namespace EventBooking.Infrastructure.Seats;

/// <summary>
/// Counts and times what the ledger does. Its labels are the operations below and the codes of <see cref="Failures"/>, so
/// that their number is bounded; no id and nothing personal is ever one.
/// </summary>
internal sealed class BookingMeter
{
    public const string Name = "EventBooking";
    public const string Book = "book";
    public const string Change = "change";
    public const string Cancel = "cancel";
    private const string OperationLabel = "eventbooking.operation";
    private const string ErrorLabel = "error.type";

    // From one round trip to as long as a caller waits: Database:AnswerWithin.
    private static readonly InstrumentAdvice<double> DurationAdvice = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
    };

    private readonly Counter<long> _made;
    private readonly Counter<long> _refused;
    private readonly UpDownCounter<long> _pending;
    private readonly Histogram<double> _duration;

    public BookingMeter(IMeterFactory meters)
    {
        // The factory keeps the meter, and gives the same one each time for this name.
        var meter = meters.Create(Name);
        _made = meter.CreateCounter<long>("eventbooking.booking.made", "{booking}", "Bookings made.");
        _refused = meter.CreateCounter<long>(
            "eventbooking.booking.refused", "{booking}", "Bookings refused, by the code that the caller got.");
        _pending = meter.CreateUpDownCounter<long>(
            "eventbooking.booking.pending", "{booking}", "Bookings that wait for their turn or their commit.");
        _duration = meter.CreateHistogram(
            "eventbooking.ledger.operation.duration",
            "s",
            "Time from asking the ledger to its answer: waiting for its turn, a connection and the slot's lock, retries and the "
                + "commit included.",
            tags: null,
            DurationAdvice);
    }

    public async Task<Result<BookingView>> MeasureAsync(string operation, Func<Task<Result<BookingView>>> work)
    {
        var began = Stopwatch.GetTimestamp();
        var code = Failures.InternalError.Code;
        var pending = operation == Book ? 1 : 0;
        _pending.Add(pending);
        try
        {
            var result = await work();
            code = result.Failure?.Code;
            return result;
        }
        catch (Exception exception) when (DatabaseFailures.CodeOf(exception) is { } known)
        {
            code = known;
            throw;
        }
        finally
        {
            _pending.Add(-pending);
            Record(operation, code, Stopwatch.GetElapsedTime(began));
        }
    }

    /// <summary>Counts a booking that was refused before it asked for its turn.</summary>
    public void Refused(string code) => _refused.Add(1, new KeyValuePair<string, object?>(ErrorLabel, code));

    private void Record(string operation, string? code, TimeSpan took)
    {
        var labels = new TagList { { OperationLabel, operation } };
        if (code is not null)
        {
            labels.Add(ErrorLabel, code);
        }

        _duration.Record(took.TotalSeconds, labels);
        if (operation != Book)
        {
            return;
        }

        if (code is null)
        {
            _made.Add(1);
        }
        else
        {
            Refused(code);
        }
    }
}
