namespace EventBooking.Bench.Subjects;

/// <summary>What is measured, as the results call it.</summary>
internal static class SubjectNames
{
    public const string Api = "this API";
    public const string TwoApis = "this API, two instances";
    public const string Relaying = "this API, relaying";
    public const string Chain = "API, RabbitMQ, notifier";
    public const string Reference = "reference API";
    public const string OneStatement = "pgbench, one statement";
    public const string LockThenUpdate = "pgbench, lock then update";
    public const string Kestrel = "bare Kestrel";
}
