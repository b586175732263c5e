using System.Text.Json;

namespace EventBooking.Api.Documentation;

/// <summary>What the answer of a call that succeeds looks like.</summary>
/// <param name="Body">Its body; null for none that can be shown.</param>
internal sealed record CallExample(string Description, Func<JsonSerializerOptions, object>? Body, IReadOnlyList<AnswerHeader> Headers);

/// <summary>A body to send.</summary>
internal sealed record RequestExample(string Summary, string Json);
