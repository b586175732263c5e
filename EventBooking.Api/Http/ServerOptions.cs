using System.ComponentModel.DataAnnotations;

namespace EventBooking.Api.Http;

/// <summary>What the server takes in.</summary>
internal sealed class ServerOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Server";

    /// <summary>Largest request body, in bytes. The largest event that the API accepts needs about 300,000.</summary>
    [Range(1024, 100 * 1024 * 1024)]
    public long MaxRequestBodyBytes { get; set; } = 1024 * 1024;
}
