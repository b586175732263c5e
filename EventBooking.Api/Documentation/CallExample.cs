using System.Text.Json;

namespace EventBooking.Api.Documentation;

/// <param name="Body">The body of a success; null for none that can be shown.</param>
internal sealed record CallExample(string Description, Func<JsonSerializerOptions, object>? Body, IReadOnlyList<AnswerHeader> Headers);

internal sealed record RequestExample(string Summary, string Json);
