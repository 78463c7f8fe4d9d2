using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>CMD is followed by a program and its arguments, CMD-SHELL by one string for the shell.</summary>
public sealed class HealthCheckCommandForm() : ContainerRule(
    "DECS0319",
    "A health check's command is incomplete",
    "{0} in the health check of container '{1}'. Write \"CMD\" and the arguments one by one, or \"CMD-SHELL\" and one string.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        var command = place.Container.HealthCheck?.Command;
        if (command is ["CMD"] or ["CMD-SHELL"])
            yield return Found(place, "HealthCheck.Command", $"Nothing follows \"{command[0]}\"", place.Container.Name);
        else if (command is ["CMD", var line] && Text.Known(line)?.Trim().Contains(' ') == true)
            yield return Found(place, "HealthCheck.Command", "One string with spaces, which is taken for the name of a program, follows \"CMD\"", place.Container.Name);
        else if (command is ["CMD-SHELL", _, _, ..])
            yield return Found(place, "HealthCheck.Command", $"{Number.Text(command.Count - 1)} strings follow \"CMD-SHELL\"", place.Container.Name);
    }
}
