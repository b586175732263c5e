using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace EventBooking.Api.Http;

/// <summary>
/// Writes failures for the framework, in one piece: where it writes itself, an answer goes out in chunks, and the end of the last one
/// in a packet of its own.
/// </summary>
internal sealed class ProblemWriter(IOptions<JsonOptions> json) : IProblemDetailsService
{
    private const string MediaType = "application/problem+json";
    private readonly JsonTypeInfo<FailureDetails> _form = (
        JsonTypeInfo<FailureDetails>)json.Value.SerializerOptions.GetTypeInfo(typeof(FailureDetails));

    public async ValueTask WriteAsync(ProblemDetailsContext context) => await TryWriteAsync(context);

    public async ValueTask<bool> TryWriteAsync(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is not FailureDetails details)
        {
            return false;
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(details, _form);
        var response = context.HttpContext.Response;
        response.ContentType = MediaType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = CacheControlHeaderValue.NoStoreString;
        await response.Body.WriteAsync(bytes, CancellationToken.None);
        return true;
    }
}
