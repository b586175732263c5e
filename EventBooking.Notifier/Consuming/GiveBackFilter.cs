using System.Runtime.ExceptionServices;
using EventBooking.Infrastructure.Persistence;
using MassTransit;

namespace EventBooking.Notifier.Consuming;

/// <summary>
/// Stands before the error queue: a message that cannot be taken because the database is away, or because the service stops, is
/// given back to the broker. There is nothing wrong with it.
/// </summary>
internal sealed class GiveBackFilter : IFilter<ExceptionReceiveContext>
{
    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (!IsNoFault(context.Exception))
        {
            await next.Send(context);
            return;
        }

        if (!context.IsFaulted)
        {
            await context.NotifyFaulted(context.Exception);
        }

        // What leaves the pipe as an exception is refused with the wish to have it again.
        ExceptionDispatchInfo.Throw(context.Exception);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("giveBack");

    private static bool IsNoFault(Exception exception) =>
        exception is DatabaseUnavailableException or OperationCanceledException or ConsumerCanceledException
            // A message that comes in while the process ends.
            or ObjectDisposedException { ObjectName: nameof(IServiceProvider) }
        || (exception.InnerException is { } inner && IsNoFault(inner));
}
