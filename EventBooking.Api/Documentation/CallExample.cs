using System.Text.Json;

namespace EventBooking.Api.Documentation;

/// <summary>What the answer of a call that succeeds looks like.</summary>
/// <param name="Description">What it is.</param>
/// <param name="Body">Its body; null for none that can be shown.</param>
/// <param name="Headers">Its headers.</param>
internal sealed record CallExample(string Description, Func<JsonSerializerOptions, object>? Body, IReadOnlyList<AnswerHeader> Headers);

/// <summary>A body to send.</summary>
/// <param name="Summary">What it is for.</param>
/// <param name="Json">The body.</param>
internal sealed record RequestExample(string Summary, string Json);
