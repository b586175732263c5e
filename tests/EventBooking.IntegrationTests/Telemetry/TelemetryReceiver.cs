using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventBooking.IntegrationTests.Telemetry;

/// <summary>Takes what a service exports over OTLP and keeps it as it came; protobuf holds text as it is.</summary>
internal sealed class TelemetryReceiver : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<byte[]>> _received = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private TelemetryReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/{kind}", KeepAsync);
    }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<TelemetryReceiver> StartAsync()
    {
        var receiver = new TelemetryReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>What makes a service send here, soon.</summary>
    public (string Name, string? Value)[] Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_BSP_SCHEDULE_DELAY", "100"),
        ("OTEL_BLRP_SCHEDULE_DELAY", "100"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
    ];

    /// <summary>The newest report of every metric; numbers count from the start of the service.</summary>
    public MetricsReport Metrics => new(_received.TryGetValue("metrics", out var all) ? all.Last() : []);

    /// <summary>The newest report of a service, where several send here.</summary>
    public MetricsReport MetricsOf(string service) => _received["metrics"].Reverse()
        .Select(request => new MetricsReport(request))
        .First(report => report.Resource["service.name"] == service);

    /// <summary>Every span so far.</summary>
    public IReadOnlyList<Span> Spans => _received.TryGetValue("traces", out var all) ? [.. all.SelectMany(Span.Read)] : [];

    /// <summary>All that came of a kind: logs, traces or metrics.</summary>
    public string Text(string kind) => _received.TryGetValue(kind, out var all) ? string.Concat(all.Select(Encoding.UTF8.GetString)) : "";

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> KeepAsync(string kind, HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        _received.GetOrAdd(kind, _ => new ConcurrentQueue<byte[]>()).Enqueue(body.ToArray());
        return Results.Bytes([], "application/x-protobuf");
    }
}
