using System.Text.Json;

namespace EventBooking.Api.Documentation;

/// <summary>What a call that succeeds looks like.</summary>
/// <param name="Description">What its answer is.</param>
internal sealed record CallExample(string Description)
{
    /// <summary>Bodies to send, by what they are for.</summary>
    public IReadOnlyList<(string Summary, string Json)> Requests { get; init; } = [];

    /// <summary>The answer's body; null for none.</summary>
    public Func<JsonSerializerOptions, object>? Answer { get; init; }

    /// <summary>What may be wrong with a request, by field or query parameter.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <summary>Headers of the answer.</summary>
    public IReadOnlyList<AnswerHeader> Headers { get; init; } = [];
}
