using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventBooking.IntegrationTests.Secrecy;

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
