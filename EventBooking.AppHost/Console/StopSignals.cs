using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace EventBooking.AppHost;

/// <summary>
/// Ctrl-C, SIGTERM and a terminal that closes stop everything in order: from the first moment on, before .NET listens itself.
/// </summary>
internal sealed class StopSignals(IHostApplicationLifetime lifetime) : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations =
        [On(PosixSignal.SIGINT, lifetime), On(PosixSignal.SIGTERM, lifetime), On(PosixSignal.SIGHUP, lifetime)];

    /// <inheritdoc />
    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    private static PosixSignalRegistration On(PosixSignal signal, IHostApplicationLifetime lifetime) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            lifetime.StopApplication();
        });
}
