using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EventBooking.LocalServers;

/// <summary>Kestrel with two endpoints, SMTP and the web page. Nothing of the surrounding process configures it.</summary>
internal static class MailCatcherHost
{
    private const int MaxConnections = 1000;

    public static WebApplication Build(LocalMailCatcher catcher, MailCatcherOptions options, LogFile log, Action<CaughtMail> show)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddProvider(new MailCatcherLog(log, options.Time));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
            kestrel.Listen(IPAddress.Loopback, catcher.Port, endpoint =>
            {
                var connections = new SmtpConnections(
                    options, catcher.Mails, () => catcher.Policy, show, endpoint.ApplicationServices.GetRequiredService<ILogger<SmtpConnections>>());
                endpoint.Run(connections.OnConnectedAsync);
            });
            kestrel.Listen(IPAddress.Loopback, catcher.PagePort);
        });

        var app = builder.Build();
        app.UsePageSecurity();
        app.MapMailPage(catcher, options.Time);
        return app;
    }

    // Signals are for the process that this is a part of.
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
