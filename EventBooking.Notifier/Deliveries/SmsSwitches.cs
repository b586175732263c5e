namespace EventBooking.Notifier.Deliveries;

/// <summary>Whom text messages go to.</summary>
internal sealed class SmsSwitches
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Sms";

    /// <summary>Whether there are text messages at all: then they go to whoever gave a phone number and no e-mail address.</summary>
    public bool Enabled { get; set; }

    /// <summary>Whether they also go to whoever gave both.</summary>
    public bool Also { get; set; }
}
