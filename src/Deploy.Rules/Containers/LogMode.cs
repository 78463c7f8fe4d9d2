using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>A full buffer blocks the container, or drops messages.</summary>
public sealed class LogMode() : ContainerFormRule(
    "DECS0339",
    "A log mode is not valid",
    "The log mode {0} is not valid. Use blocking or non-blocking.",
    "LogConfiguration.Options[mode]",
    place => place.Container.LogConfiguration?.Option("mode"),
    mode => mode is "blocking" or "non-blocking");
