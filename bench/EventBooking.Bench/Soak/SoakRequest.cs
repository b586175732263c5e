using System.Net.Http.Headers;

namespace EventBooking.Bench.Soak;

/// <summary>A kind of request, and what its answer may be.</summary>
/// <param name="Weight">How often it comes, beside the others.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Where it goes.</param>
/// <param name="Expected">The statuses that its answer may have.</param>
internal sealed record SoakRequest(int Weight, HttpMethod Method, Func<SoakVisitor, string> Path, params int[] Expected)
{
    /// <summary>What it carries; null for nothing.</summary>
    public Func<SoakVisitor, HttpContent>? Body { get; init; }

    /// <summary>Sets its headers.</summary>
    public Action<HttpRequestHeaders, SoakVisitor>? Headers { get; init; }

    /// <summary>Whether it is about a booking of the visitor's, who books first where he has none.</summary>
    public bool NeedsBooking { get; init; }

    /// <summary>Whether the answer is a stream without an end, of which the beginning is read.</summary>
    public bool IsStream { get; init; }

    /// <summary>Reads the answer where it succeeded.</summary>
    public Action<SoakVisitor, byte[]>? Answered { get; init; }
}
