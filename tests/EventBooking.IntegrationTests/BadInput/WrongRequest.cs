using System.Net;
using System.Text;

namespace EventBooking.IntegrationTests.BadInput;

/// <summary>A request that must be refused, and how. In path and body [event], [slot] and [token] stand for ones that exist.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path and query.</param>
internal sealed record WrongRequest(string Name, string Method, string Path)
{
    public HttpStatusCode Status { get; init; } = HttpStatusCode.BadRequest;

    public string Code { get; init; } = "invalid_request";

    /// <summary>The only key of <c>errors</c>; null where there is none to expect.</summary>
    public string? Field { get; init; }

    public byte[]? Body { get; init; }

    public string? Json
    {
        init => Body = value is null ? null : Encoding.UTF8.GetBytes(value);
    }

    public string? ContentType { get; init; } = "application/json";

    public string? ContentEncoding { get; init; }

    /// <summary>Whether the body's length is not announced.</summary>
    public bool IsChunked { get; init; }

    public HttpRequestMessage ToMessage(Func<string, string> fill)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), fill(Path));
        if (Body is not null)
        {
            // Latin-1 keeps each byte as it is, whether or not the body is text.
            request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(fill(Encoding.Latin1.GetString(Body))));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
            if (ContentEncoding is not null)
            {
                request.Content.Headers.ContentEncoding.Add(ContentEncoding);
            }

            request.Headers.TransferEncodingChunked = IsChunked ? true : null;
        }

        return request;
    }
}
