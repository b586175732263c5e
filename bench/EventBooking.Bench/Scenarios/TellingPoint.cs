using EventBooking.Bench.Measuring;

namespace EventBooking.Bench.Scenarios;

/// <summary>How people are told with so many messages told before in the database.</summary>
internal sealed record TellingPoint(int Rows, Measurement Latency, Measurement Throughput);
