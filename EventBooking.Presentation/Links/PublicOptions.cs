namespace EventBooking.Presentation.Links;

/// <summary>Where people reach the system.</summary>
public sealed class PublicOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Public";

    /// <summary>Where Development is reached unless a setting says otherwise.</summary>
    public const string DevelopmentBaseUrl = "http://localhost:8000";

    /// <summary>
    /// Address that links begin with, such as https://tickets.example.com. Outside Development it is required, and https unless it is of
    /// this machine.
    /// </summary>
    public string BaseUrl { get; set; } = "";
}
