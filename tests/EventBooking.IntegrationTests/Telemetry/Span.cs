namespace EventBooking.IntegrationTests.Telemetry;

/// <summary>A span as a service exported it: OTLP's trace.proto, read by field numbers.</summary>
/// <param name="Source">What traced it.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsRoot">Whether a trace begins with it.</param>
/// <param name="Path">The request's path; empty on other spans.</param>
internal sealed record Span(string Source, string Name, bool IsRoot, string Path)
{
    public static IEnumerable<Span> Read(byte[] request) =>
        from scope in new Protobuf(request).Messages(1, 2)
        let source = scope.Messages(1).Single().Text(1)
        from span in scope.Messages(2)
        let path = span.Messages(9).SingleOrDefault(attribute => attribute.Text(1) == "url.path")
        select new Span(source, span.Text(5), span.Text(4).Length == 0, path?.Messages(2).Single().Text(1) ?? "");
}
