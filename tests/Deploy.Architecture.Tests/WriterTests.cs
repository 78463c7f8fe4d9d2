using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Deploy.Architecture.Tests;

/// <summary>Each output has one writer, which makes text of others safe: nothing else writes to it.</summary>
public sealed class WriterTests
{
    private const string SafeWriter = "Deploy.Cli.Output.SafeWriter";

    private static readonly string[] LogMethods = ["LogMessage", "LogWarning", "LogError", "LogErrorFromException", "LogWarningFromException", "LogCriticalMessage", "LogMessageFromText", "LogMessagesFromStream", "LogMessagesFromFile"];

    [Theory]
    [InlineData("Deploy.Engine")]
    [InlineData("Deploy.Plan")]
    [InlineData("Deploy.Rules")]
    [InlineData("Deploy.Aws")]
    public void Only_the_command_writes_to_the_console(string project) => Assert.Empty(Calls(project, IsConsole).Select(call => call.Caller));

    [Fact]
    public void In_the_command_only_the_terminal_writes_to_the_console_and_events_get_it_whole()
    {
        var callers = Calls("Deploy.Cli", IsConsole).Where(call => call.Method is not ("get_IsOutputRedirected" or "get_In")).ToList();
        Assert.NotEmpty(callers);
        Assert.All(callers, call => Assert.Equal(SafeWriter, call.Caller));

        // Events are JSON, which JsonEvents alone writes: whoever makes one gives it the stream. System.CommandLine writes its help.
        var writers = Calls("Deploy.Cli", method => method.DeclaringType.FullName == SafeWriter && method.Name is "get_Out" or "get_Error").ToList();
        Assert.Contains(writers, call => call.Caller == "Deploy.Cli.Output.Terminal");
        Assert.All(
            writers.Where(call => call.Caller is not ("Deploy.Cli.Output.Terminal" or "Deploy.Cli.Commands.CommandLine")),
            call => Assert.True(call is { Method: "get_Out" } && call.Next == "Deploy.Cli.Output.JsonEvents", $"{call.Caller} calls SafeWriter.{call.Method}; Terminal writes to the console."));
        Assert.Equal(["Deploy.Cli.Output.Terminal"], Calls("Deploy.Cli", method => method.DeclaringType.Namespace.StartsWith("Spectre.Console", StringComparison.Ordinal)).Select(call => call.Caller).Distinct());
    }

    [Fact]
    public void Only_the_log_writes_into_MSBuild_s()
    {
        var callers = Calls("Deploy.MSBuild", method => method.DeclaringType.Name == "TaskLoggingHelper" && LogMethods.Contains(method.Name)).Select(call => call.Caller).Distinct().ToList();

        Assert.Equal(["Deploy.MSBuild.BuildLog"], callers);
        // What it writes is the SDK's, of less importance.
        Assert.Equal(
            ["Deploy.MSBuild.Quiet.QuietEngine"],
            Calls("Deploy.MSBuild", method => IsConsole(method) || (method.DeclaringType.Name.StartsWith("IBuildEngine", StringComparison.Ordinal) && method.Name.StartsWith("Log", StringComparison.Ordinal))).Select(call => call.Caller));
    }

    [Fact]
    public void Only_Markdown_writes_Markdown() => Assert.DoesNotContain(
        Calls("Deploy.Engine", method => method is { Name: "Append" or "AppendLine", DeclaringType.Name: "StringBuilder" } && method.Parameters.Any(parameter => parameter.ParameterType.Name == "String")),
        call => call.Caller == "Deploy.Engine.Reporting.MarkdownReport");

    // To ask whether somebody looks is not to write.
    private static bool IsConsole(MethodReference method) => method is { DeclaringType.FullName: "System.Console", Name: not "get_IsOutputRedirected" };

    private static IEnumerable<(string Caller, string Method, string? Next)> Calls(string project, Func<MethodReference, bool> isWanted)
    {
        using var assembly = House.Assembly(project);
        var found = new List<(string, string, string?)>();
        foreach (var type in assembly.MainModule.GetTypes())
        {
            foreach (var instruction in type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions))
            {
                if (instruction.Operand is MethodReference method && isWanted(method)) found.Add((Outermost(type), method.Name, NextMade(instruction)));
            }
        }

        return found;
    }

    /// <summary>What is made of the result: the type of the next constructor.</summary>
    private static string? NextMade(Instruction? instruction)
    {
        while (instruction is not null && instruction.OpCode != OpCodes.Newobj) instruction = instruction.Next;
        return (instruction?.Operand as MethodReference)?.DeclaringType.FullName;
    }

    private static string Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type.FullName;
}
