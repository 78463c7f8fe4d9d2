using System.CommandLine;
using Deploy.Cli.Output;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Permissions;

namespace Deploy.Cli.Commands;

/// <summary>Prints IAM policies for exactly one plan and environment. Makes no call.</summary>
internal static class PolicyCommand
{
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    private const int LargestManaged = 6144;
    private const int LargestInline = 10240;

    private const string ForPlan = "plan";
    private const string ForDeploy = "deploy";
    private const string ForTrust = "trust";
    private const string ForPlanTrust = "trust-plan";

    public static Command Create()
    {
        var plan = new Option<string>("--plan") { Description = "The plan beside the build output: <Assembly>.deploy.json.", HelpName = "file", Required = true };
        var purpose = new Option<string>("--for")
        {
            Description = "plan: read only; deploy: all that a deployment needs; trust, trust-plan: who may assume the role for deploying, or for planning, in GitHub Actions. Default: deploy.",
            DefaultValueFactory = _ => ForDeploy,
        };
        purpose.AcceptOnlyFromAmong(ForPlan, ForDeploy, ForTrust, ForPlanTrust);
        var directory = new Option<string?>("--project-directory") { Description = "Where deploy.json and deploy.<stage>.json lie. Default: here.", HelpName = "directory" };
        var table = new TableOptionSet(OptionVerbs.Policy);
        var region = new Option<string?>("--region") { Description = $"The Region. Default: the plan's or AWS_REGION, else {PlanPolicy.RegionPlaceholder}." };
        var account = new Option<string?>("--account") { Description = $"The 12-digit account. Default: the plan's, else {PlanPolicy.AccountPlaceholder}." };
        var repository = new Option<string?>("--repository") { Description = "For trust: owner and name of the repository on GitHub.", HelpName = "owner/name" };
        var branch = new Option<string>("--branch") { Description = "For trust: the branch that may deploy. Default: main.", DefaultValueFactory = _ => "main" };
        var command = new Command("policy", "Prints the IAM policy that planning or deploying takes.")
        {
            plan, purpose, directory, region, account, repository, branch,
        };
        foreach (var option in table.Options) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(account) is { } id && (id.Length != 12 || !id.All(char.IsAsciiDigit))) result.AddError("--account takes 12 digits.");
            if (result.GetValue(purpose) is ForTrust or ForPlanTrust && result.GetValue(repository)?.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
                result.AddError("A trust policy needs the repository that it trusts: --repository owner/name.");
        });
        command.SetAction(parsed => Print(
            table.Read(parsed, new RunOptions
            {
                Verb = RunVerb.Plan,
                PlanPath = parsed.GetValue(plan),
                ProjectDirectory = parsed.GetValue(directory),
                Region = parsed.GetValue(region) ?? Environment.GetEnvironmentVariable("AWS_REGION"),
            }),
            parsed.GetValue(purpose)!,
            parsed.GetValue(account),
            parsed.GetValue(repository),
            parsed.GetValue(branch)!));
        return command;
    }

    private static void Write(Terminal terminal, string document)
    {
        foreach (var line in document.TrimEnd().Split('\n')) terminal.Line(line);
    }

    private static int Print(RunOptions options, string purpose, string? account, string? repository, string branch)
    {
        var terminal = Terminal.OfProcess();
        try
        {
            var policy = PlanPolicy.Read(options, account);
            if (purpose is ForTrust or ForPlanTrust)
            {
                Write(terminal, policy.WriteTrust(repository!, purpose == ForTrust ? branch : null));
                return 0;
            }

            var document = policy.Write(mayWrite: purpose == ForDeploy);
            Write(terminal, document);
            if (document.Contains(PlanPolicy.AccountPlaceholder, StringComparison.Ordinal)) terminal.Error("", $"Put your account in place of {PlanPolicy.AccountPlaceholder}, or name it with --account.");
            if (document.Contains($":{PlanPolicy.RegionPlaceholder}:", StringComparison.Ordinal)) terminal.Error("", $"Put your Region in place of {PlanPolicy.RegionPlaceholder}, or name it with --region.");
            var length = document.Count(c => !char.IsWhiteSpace(c));
            if (length > LargestManaged)
                terminal.Error("", $"The policy has {length} characters without white space. AWS takes {LargestManaged} in a managed policy: make it an inline policy of the role, which takes {LargestInline}.");
            if (purpose == ForDeploy && !policy.HasBoundary)
                terminal.Error("", "Not every role of this plan has a permissions boundary: who deploys can give a task any permission. A boundary on all of them becomes a condition of this policy.");
            return 0;
        }
        catch (DeploymentException e)
        {
            terminal.Error("deploy-ecs: ", e.Message);
            return e.Outcome.ExitCode();
        }
    }
}
