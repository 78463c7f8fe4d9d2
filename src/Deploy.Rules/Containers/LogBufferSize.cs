using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>The size is a number with a unit.</summary>
public sealed class LogBufferSize() : ContainerFormRule(
    "DECS0340",
    "A log buffer's size is not valid",
    "The size {0} of the log buffer is not valid. Write a number with b, k, m or g, such as 25m.",
    "LogConfiguration.Options[max-buffer-size]",
    place => place.Container.LogConfiguration?.Option("max-buffer-size"),
    size => Pattern.Fits(size, @"[0-9]+[bkmgBKMG]?"));
