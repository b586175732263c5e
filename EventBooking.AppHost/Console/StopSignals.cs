using System.Runtime.InteropServices;
using Aspire.Hosting.Eventing;

namespace EventBooking.AppHost;

/// <summary>
/// Ctrl-C, SIGTERM and a terminal that closes stop everything in order, once the orchestrator is up. Takes the place of .NET's own
/// lifetime, which would not wait.
/// </summary>
internal sealed class StopSignals : IHostLifetime, IDisposable
{
    private static readonly TimeSpan OrchestratorLimit = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _orchestratorIsUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IHostApplicationLifetime _lifetime;
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals(IHostApplicationLifetime lifetime, IDistributedApplicationEventing eventing)
    {
        _lifetime = lifetime;
        eventing.Subscribe<ResourceEndpointsAllocatedEvent>((_, _) =>
        {
            _orchestratorIsUp.TrySetResult();
            return Task.CompletedTask;
        });
        _registrations = [On(PosixSignal.SIGINT), On(PosixSignal.SIGTERM), On(PosixSignal.SIGHUP), On(PosixSignal.SIGQUIT)];
    }

    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    private PosixSignalRegistration On(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        _ = StopAsync();
    });

    // Asked to stop before its orchestrator is up, Aspire waits 10 s for it in vain.
    private async Task StopAsync()
    {
        await Task.WhenAny(_orchestratorIsUp.Task, Task.Delay(OrchestratorLimit));
        _lifetime.StopApplication();
    }
}
