using System.CommandLine;
using System.Globalization;

namespace EventBooking.LocalServers;

/// <summary>An option of a command line that takes a number from 1 on.</summary>
public static class NumberOption
{
    /// <summary>Makes one; what is no such number is refused with a sentence that says which are.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="description">Shown by --help.</param>
    /// <param name="usual">The number where none is given.</param>
    /// <param name="most">The largest one.</param>
    public static Option<int> Create(string name, string description, int usual, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most))
            {
                result.AddError($"{name} takes a number from 1 to {most}, not '{token.Value}'.");
            }
        });
        return option;
    }
}
