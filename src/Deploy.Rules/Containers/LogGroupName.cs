using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Containers;

/// <summary>CloudWatch Logs allows some characters in names of log groups.</summary>
public sealed class LogGroupName() : NameRule<LogGroupSpec>(
    "DECS0345",
    "A log group's name is not valid",
    "The log group {0} is not valid. Use {form}.",
    NameForms.LogGroup);
