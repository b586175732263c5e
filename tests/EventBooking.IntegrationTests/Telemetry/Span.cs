namespace EventBooking.IntegrationTests.Telemetry;

/// <summary>A span as a service exported it: OTLP's trace.proto, read by field numbers.</summary>
/// <param name="Service">The service that exported it.</param>
/// <param name="Source">What traced it.</param>
/// <param name="Trace">Id of its trace.</param>
/// <param name="Id">Its own id.</param>
/// <param name="Parent">Id of the span that it is part of; empty where a trace begins with it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">The request's path; empty on other spans.</param>
/// <param name="Links">Traces that it serves besides its own.</param>
internal sealed record Span(
    string Service, string Source, string Trace, string Id, string Parent, string Name, string Path, IReadOnlyList<string> Links)
{
    /// <summary>Whether a trace begins with it.</summary>
    public bool IsRoot => Parent.Length == 0;

    public static IEnumerable<Span> Read(byte[] request) =>
        from resource in new Protobuf(request).Messages(1)
        let service = Attribute(resource.Messages(1).Single(), 1, "service.name")
        from scope in resource.Messages(2)
        let source = scope.Messages(1).Single().Text(1)
        from span in scope.Messages(2)
        let links = span.Messages(13).Select(link => link.Hex(1)).ToList()
        select new Span(service, source, span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), Attribute(span, 9, "url.path"), links);

    private static string Attribute(Protobuf message, int field, string name) =>
        message.Messages(field).SingleOrDefault(attribute => attribute.Text(1) == name)?.Messages(2).Single().Text(1) ?? "";
}
