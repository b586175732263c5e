using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EventBooking.ServiceDefaults;

/// <summary>
/// The command <c>health</c>: asks the service that runs beside it on the same machine, as a container's health check does in an image
/// without a shell.
/// </summary>
public static class HealthCommand
{
    /// <summary>Its word on the command line.</summary>
    public const string Name = "health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Writes the answer of <c>/health</c>; returns 0 where the service is healthy or degraded, else 1.</summary>
    /// <param name="usualAddress">Where the service listens unless its settings say otherwise.</param>
    public static async Task<int> RunAsync(string usualAddress, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var settings = new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").Build();
        // Never by a proxy that the environment names: it asks this machine.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = AddressOf(settings, usualAddress),
            Timeout = Patience,
        };
        try
        {
            using var answer = await http.GetAsync(HealthExtensions.ReadinessPath);
            await output.WriteLineAsync(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            await output.WriteLineAsync($"{http.BaseAddress} does not answer: {exception.Message}");
            return 1;
        }
    }

    internal static Uri AddressOf(IConfiguration settings, string usualAddress)
    {
        var listening = First(settings[WebHostDefaults.ServerUrlsKey])
            ?? (First(settings[WebHostDefaults.HttpPortsKey]) is { } port ? $"http://localhost:{port}" : usualAddress);
        var address = BindingAddress.Parse(listening);
        var isAnyHost = address.Host is "+" or "*" or "0.0.0.0" or "[::]";
        return new UriBuilder(address.Scheme, isAnyHost ? "localhost" : address.Host, address.Port).Uri;
    }

    private static string? First(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, ..] ? first : null;
}
