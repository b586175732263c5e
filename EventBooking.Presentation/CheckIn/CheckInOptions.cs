namespace EventBooking.Presentation.CheckIn;

/// <summary>The keys of <see cref="CheckInCodes"/>. Every service of a system has the same ones.</summary>
public sealed class CheckInOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "CheckIn";

    /// <summary>Key that codes are made with: at least 32 random bytes as base64. Outside Development it is required.</summary>
    public string Key { get; set; } = "";

    /// <summary>Earlier keys: codes made with them are still valid.</summary>
    public IList<string> PreviousKeys { get; } = [];
}
