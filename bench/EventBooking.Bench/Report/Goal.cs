namespace EventBooking.Bench.Report;

/// <summary>One figure that the project has set itself.</summary>
/// <param name="What">What is compared with what.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Unit">Follows the figures.</param>
/// <param name="Floor">What it must not miss.</param>
/// <param name="Aim">What it should reach; null where there is only a floor.</param>
/// <param name="IsMoreBetter">Whether a higher figure is a better one.</param>
internal sealed record Goal(string What, double Value, string Unit, double Floor, double? Aim, bool IsMoreBetter)
{
    /// <summary>Why the figure does not count; null where it does.</summary>
    public string? Problem { get; init; }

    public string Verdict => this switch
    {
        { Problem: not null } => "failed",
        _ when !Reaches(Floor) => "floor missed",
        { Aim: { } aim } => Reaches(aim) ? "aim reached" : "floor held",
        _ => "floor held",
    };

    private bool Reaches(double limit) => IsMoreBetter ? Value >= limit : Value <= limit;
}
