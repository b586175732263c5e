using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventBooking.AppHost;

/// <summary>
/// Ctrl-C, SIGTERM and a terminal that closes stop everything in order: from the first moment on, in place of .NET's own listener.
/// </summary>
internal sealed class StopSignals : IHostLifetime, IDisposable
{
    private static readonly TimeSpan OrchestratorLimit = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _orchestratorIsUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PosixSignalRegistration[] _registrations = [];

    public StopSignals(IDistributedApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IHostLifetime>(this);
        builder.Eventing.Subscribe<ResourceEndpointsAllocatedEvent>((_, _) =>
        {
            _orchestratorIsUp.TrySetResult();
            return Task.CompletedTask;
        });
    }

    /// <summary>From now on they stop the app.</summary>
    public void Listen(DistributedApplication app)
    {
        var lifetime = app.Services.GetRequiredService<IHostApplicationLifetime>();
        _registrations = [On(PosixSignal.SIGINT), On(PosixSignal.SIGTERM), On(PosixSignal.SIGQUIT), On(PosixSignal.SIGHUP)];

        PosixSignalRegistration On(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            _ = StopAsync(lifetime);
        });
    }

    /// <inheritdoc />
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    // Aspire waits 10 s for an orchestrator that it is asked to stop before it is up.
    private async Task StopAsync(IHostApplicationLifetime lifetime)
    {
        await Task.WhenAny(_orchestratorIsUp.Task, Task.Delay(OrchestratorLimit));
        lifetime.StopApplication();
    }
}
