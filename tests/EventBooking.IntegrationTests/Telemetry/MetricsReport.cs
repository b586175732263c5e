namespace EventBooking.IntegrationTests.Telemetry;

/// <summary>What a service exported at one time: the request of OTLP's metrics.proto, read by field numbers.</summary>
internal sealed class MetricsReport(byte[] request)
{
    // Fields of a metric, each with its points in field 1: a gauge, a sum, a histogram.
    private const int Histogram = 9;
    private static readonly int[] Kinds = [5, 7, Histogram];
    private readonly Protobuf _request = new(request);

    /// <summary>Attributes of the service itself.</summary>
    public IReadOnlyDictionary<string, string> Resource => Labels(_request.Messages(1, 1).First(), 1);

    /// <summary>A metric; null where nothing is reported of it.</summary>
    public Metric? Find(string name) => Reported().SingleOrDefault(metric => metric.Name == name);

    /// <summary>How often what a counter or histogram with these labels counts happened; 0 where nothing is reported.</summary>
    public long Count(string name, params (string Label, string Value)[] labels) => Find(name)?.Points
        .Where(point => labels.All(label => point.Labels.GetValueOrDefault(label.Label) == label.Value))
        .Sum(point => point.Value) ?? 0;

    private IEnumerable<Metric> Reported() =>
        from scope in _request.Messages(1, 2)
        let meter = scope.Messages(1).Single().Text(1)
        from metric in scope.Messages(2)
        select new Metric(meter, metric.Text(1), metric.Text(3), [.. Points(metric)]);

    private static IEnumerable<MetricPoint> Points(Protobuf metric) =>
        from kind in Kinds
        from point in metric.Messages(kind, 1)
        select kind == Histogram
            ? new MetricPoint(Labels(point, 9), point.Integer(4), point.Doubles(7))
            : new MetricPoint(Labels(point, 7), point.Has(6) ? point.Integer(6) : (long)point.Doubles(4).Single(), []);

    private static Dictionary<string, string> Labels(Protobuf message, int field) =>
        message.Messages(field).ToDictionary(label => label.Text(1), label => label.Messages(2).Single().Text(1), StringComparer.Ordinal);
}

internal sealed record Metric(string Meter, string Name, string Unit, IReadOnlyList<MetricPoint> Points);

/// <summary>A number with its labels; of a histogram the count, and the bounds of its buckets.</summary>
internal sealed record MetricPoint(IReadOnlyDictionary<string, string> Labels, long Value, IReadOnlyList<double> Bounds);
