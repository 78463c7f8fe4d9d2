using Deploy.Generators.Analysis.Programs;
using Deploy.Plan.Resources;
using Deploy.Rules;
using Deploy.Rules.Agreement;

namespace Deploy.Generators.Analysis.Agreement;

/// <summary>
/// Holds what the program needs to be told against what its containers get. Each container may run another part of the program, so that what
/// one of them has is not missed in the others.
/// </summary>
internal static class SettingAgreement
{
    public static IEnumerable<Finding> Check(IReadOnlyList<AgreementContext> containers)
    {
        // The container that runs the program as it is: with other arguments it may be another part.
        if (containers.FirstOrDefault(context => context.Container is { Command.Count: 0, EntryPoint.Count: 0 }) is not { } main) yield break;
        if (!main.Program.SettingsAreSeen || containers.Any(context => !context.Image.IsSdks)) yield break;
        foreach (var setting in main.Program.RequiredSettings.Distinct())
        {
            if (containers.Any(context => Supplies(context, setting))) continue;
            if (setting.ConnectionString is { } name)
                yield return main.Found<ConnectionStringMissing>(nameof(ContainerSpec.Environment), name, RequiredSetting.VariableOf(name), main.Container.Name);
            else
                yield return main.Found<RequiredSettingMissing>(nameof(ContainerSpec.Environment), setting.Key, setting.Variable, main.Container.Name);
        }
    }

    private static bool Supplies(AgreementContext context, RequiredSetting setting) =>
        setting.ConnectionString is { } name ? context.Settings.HasConnectionString(name) : context.Settings.Supply(setting.Key, setting.IsSection);
}
