namespace Deploy.Rules.Agreement;

/// <summary>The program needs a setting that none of its containers gets. Arguments: the setting, its name as a variable, the container.</summary>
public sealed class RequiredSettingMissing() : AgreementRule(
    "DECS1109",
    "Nothing supplies a setting without which the program does not start",
    "The program does not start without the setting '{0}', and no settings file, variable or secret of its containers has it. "
        + "Add [Environment(\"{1}\", …)] or [Secret(\"{1}\", From = …)] to container '{2}'.",
    RuleSeverity.Warning);
