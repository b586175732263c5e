using MassTransit;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>Counts the messages that notifiers are done with, one way or the other.</summary>
internal sealed class TakenCounter : IReceiveObserver
{
    private int _taken;

    public int Taken => Volatile.Read(ref _taken);

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Count();

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;

    private Task Count()
    {
        Interlocked.Increment(ref _taken);
        return Task.CompletedTask;
    }
}
