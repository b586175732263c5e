using EventBooking.Api.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EventBooking.IntegrationTests.Harness;

/// <summary>An instance of the API in this process, behind a real server on a port of its own.</summary>
internal sealed class ApiFactory : WebApplicationFactory<ApiFailure>
{
    private readonly string _connectionString;
    private readonly TimeProvider? _time;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly string _environment;

    public ApiFactory(
        string connectionString,
        TimeProvider? time,
        IReadOnlyDictionary<string, string>? settings = null,
        string environment = "Development")
    {
        _environment = environment;
        _connectionString = connectionString;
        _time = time;
        _settings = settings ?? new Dictionary<string, string>(StringComparer.Ordinal);
        UseKestrel();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        // Not UseKestrel(0): that sets the address while the service may already be starting on another thread.
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        builder.UseSetting("ConnectionStrings:bookingdb", Roles.As(Roles.Api, _connectionString));
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureServices(services =>
        {
            if (_time is not null)
            {
                services.AddSingleton(_time);
            }
        });
    }
}
