using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Plan.Texts;

namespace Deploy.Engine.Checks;

/// <summary>An address in an option that means nothing was misspelled: its consent would be missing, or the count stay as it is, without a word.</summary>
public static class AddressCheck
{
    private const string Service = "service/";

    /// <summary>Requires that each address of the options is one of the plan or of what the environment has.</summary>
    /// <param name="options">The options.</param>
    /// <param name="planned">The addresses of the plan.</param>
    /// <param name="vanished">The addresses of what the environment has and the plan has not.</param>
    /// <exception cref="DeploymentException">An address is neither.</exception>
    public static void Require(RunOptions options, IEnumerable<string> planned, IEnumerable<string> vanished)
    {
        var inPlan = planned.ToList();
        var services = inPlan.Where(address => address.StartsWith(Service, StringComparison.Ordinal)).ToList();
        Require("--set-desired-count", "DeployEcsSetDesiredCount", options.SetDesiredCount, services, "a service of the plan");
        Require("--allow-replace", "DeployEcsAllowReplace", options.AllowReplace, [.. inPlan, .. vanished], "in the plan or in what the environment has");
    }

    private static void Require(string option, string property, IEnumerable<string> addresses, List<string> known, string where)
    {
        if (addresses.FirstOrDefault(address => !known.Contains(address)) is not { } unknown) return;
        throw new DeploymentException(
            DeploymentOutcome.RefusedByPreflight,
            PreflightCodes.UnknownAddress,
            $"{option} (in a build: {property}) names {unknown}, which is not {where}.{Suggestion.Sentence(unknown, known)} "
                + "If an earlier deployment deleted it, leave it out of the option.");
    }
}
