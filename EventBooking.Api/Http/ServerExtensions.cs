using System.Text;
using EventBooking.Infrastructure;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EventBooking.Api.Http;

internal static class ServerExtensions
{
    /// <summary>Where it listens unless a setting says otherwise.</summary>
    public const string DefaultUrl = "http://localhost:8000";

    /// <summary>Port 8000 unless one of the usual settings names another; a limit on bodies; tokens hidden from logs and traces.</summary>
    public static WebApplicationBuilder AddApiServer(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<ServerOptions>(ServerOptions.SectionName);
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<ServerOptions>>((kestrel, server) =>
        {
            kestrel.AddServerHeader = false;
            // No header that the API reads holds anything else: any other byte becomes a question mark, and what an answer repeats
            // can be sent. The server reads a length of more than 20 digits with its own encoding only.
            kestrel.RequestHeaderEncodingSelector = name => name == HeaderNames.ContentLength ? null : Encoding.ASCII;
            kestrel.Limits.MaxRequestBodySize = server.Value.MaxRequestBodyBytes;
        });
        // It quotes what cannot be read as a request, a token in it included.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.None);
        builder.Services.Replace(ServiceDescriptor.Singleton<IHttpContextFactory, TokenHidingContextFactory>());
        if (!IsAddressConfigured(builder.Configuration))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        return builder;
    }

    private static bool IsAddressConfigured(ConfigurationManager configuration) =>
        new[] { WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey }
            .Any(key => !string.IsNullOrEmpty(configuration[key]))
        || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
}
