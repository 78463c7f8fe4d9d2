using System.Buffers.Binary;
using Deploy.Local.Images;
using Deploy.Local.Services;

namespace Deploy.Local.Tests.Images;

/// <summary>How a command of an image becomes a process of a machine.</summary>
public sealed class ProgramStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deploy-local-program-").FullName;
    private readonly Machine _machine;

    public ProgramStartTests()
    {
        Program("machine/sh", []);
        Program("machine/Tool", []);
        _machine = new Machine { Os = "linux", Architecture = "amd64", SearchPath = [In("machine")], Dotnet = In("machine/dotnet") };
    }

    private string Root => In("root");

    [Theory]
    [InlineData("dotnet")]
    [InlineData("/usr/bin/dotnet")]
    public void Dotnet_is_the_machines_with_the_images_assembly(string dotnet)
    {
        Program("root/app/Web.dll", []);

        var start = Find([dotnet, "/app/Web.dll", "--urls", "/app", "/none"]);

        Assert.Equal((_machine.Dotnet, In("root/app"), false), (start.FileName, start.WorkingDirectory, start.IsOfMachine));
        Assert.Equal([In("root/app/Web.dll"), "--urls", "/app", "/none"], start.Arguments);
    }

    [Theory]
    [InlineData("/app/Web")]
    [InlineData("./Web")]
    [InlineData("Web")]
    [InlineData("/../app/./Web")]
    public void An_apphost_starts_through_the_machines_dotnet(string program)
    {
        Apphost("""{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"10.0.0"}}}""", Elf(machine: 183));

        var start = Find([program, "one"]);

        Assert.Equal(_machine.Dotnet, start.FileName);
        Assert.Equal(["exec", In("root/app/Web.dll"), "one"], start.Arguments);
    }

    [Fact]
    public void A_program_with_its_own_runtime_starts_as_it_is_on_its_own_platform()
    {
        Apphost("""{"runtimeOptions":{"includedFrameworks":[{"name":"Microsoft.NETCore.App","version":"10.0.0"}]}}""", Elf(machine: 62));

        var start = Find(["/app/Web", "one"]);

        Assert.Equal((In("root/app/Web"), false), (start.FileName, start.IsOfMachine));
        Assert.Equal(["one"], start.Arguments);
        Assert.Equal("/app/Web is a program for linux/amd64; this machine is linux/arm64", NotRunnable(["/app/Web"], _machine with { Architecture = "arm64" }));
        Assert.Equal("/app/Web is a program for linux/amd64; this machine is windows/amd64", NotRunnable(["/app/Web"], _machine with { Os = "windows" }));
    }

    [Fact]
    public void A_program_that_needs_another_C_library_is_told()
    {
        Program("root/app/Musl", Elf(machine: 62, "/lib/ld-musl-of-nowhere.so.1"));

        Assert.Equal("/app/Musl needs /lib/ld-musl-of-nowhere.so.1, which this machine does not have", NotRunnable(["/app/Musl"]));
    }

    [Fact]
    public void What_the_image_does_not_hold_is_the_machines()
    {
        Program("root/app/run.sh", []);

        var shell = Find(["/bin/sh", "-c", "echo /app/run.sh"]);
        var script = Find(["sh", "/app/run.sh"]);

        Assert.Equal((In("machine/sh"), true), (shell.FileName, shell.IsOfMachine));
        Assert.Equal(["-c", "echo /app/run.sh"], shell.Arguments);
        Assert.Equal([In("root/app/run.sh")], script.Arguments);
        Assert.Equal("exec: \"curl\": executable file not found in $PATH", NotStarted(["curl", "-f"]));
        Assert.Equal("exec: \"/app/Tool\": stat /app/Tool: no such file or directory", NotStarted(["/app/Tool"]));
        Assert.Equal("exec: \"sh\": executable file not found in $PATH", NotStarted(["sh"], _machine with { Os = "windows" }));
        Assert.Equal("exec: \"\": executable file not found in $PATH", NotStarted([""]));
    }

    [Fact]
    public void What_cannot_be_started_is_told_in_a_runtimes_words()
    {
        Program("root/app/text", "no program"u8.ToArray());
        Program("root/app/data", [], isExecutable: false);

        Assert.Equal("exec: \"/app\": is a directory", NotStarted(["/app"]));
        Assert.Equal("exec /app/text: exec format error", NotStarted(["/app/text"]));
        if (!OperatingSystem.IsWindows())
            Assert.Equal("exec: \"/app/data\": permission denied", NotStarted(["/app/data"]));
    }

    [Fact]
    public void A_script_needs_its_interpreter_and_a_Unix()
    {
        Program("root/app/good", System.Text.Encoding.UTF8.GetBytes($"#! {In("machine/sh")} -e\nexit 0\n"));
        Program("root/app/bad", "#!/none/sh\n"u8.ToArray());

        Assert.Equal((In("root/app/good"), true), (Find(["/app/good"]).FileName, Find(["/app/good"]).IsOfMachine));
        Assert.Equal("/app/bad needs /none/sh, which this machine does not have", NotRunnable(["/app/bad"]));
        Assert.Contains("which windows does not run", NotRunnable(["/app/bad"], _machine with { Os = "windows" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_outside_the_image_is_taken_for_the_images()
    {
        Program("outside", Elf(machine: 62));
        Directory.CreateDirectory(In("root/app"));

        Assert.Equal("exec: \"../../outside\": stat ../../outside: no such file or directory", NotStarted(["../../outside"]));
        Assert.Equal(["../../outside", "/../outside"], Find(["sh", "../../outside", "/../outside"]).Arguments);
    }

    [Fact]
    public void A_working_directory_that_is_not_there_cannot_be_made()
    {
        Directory.CreateDirectory(Root);
        var command = new ContainerCommand { Arguments = ["sh"], WorkingDirectory = "/data" };

        Assert.Contains("'/data'", Assert.Throws<ImageNotRunnableException>(() => ProgramStart.Find(Image(), command, _machine)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_dotnet_on_the_machine_it_is_told()
    {
        Directory.CreateDirectory(In("root/app"));

        Assert.StartsWith("there is no dotnet on this machine", NotRunnable(["dotnet", "Web.dll"], _machine with { Dotnet = null }), StringComparison.Ordinal);
        Assert.True(File.Exists(Machine.This.Dotnet), Machine.This.Dotnet);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ProgramStart Find(string[] arguments, Machine? machine = null) =>
        ProgramStart.Find(Image(), new ContainerCommand { Arguments = arguments, WorkingDirectory = "/app", SearchPath = ["/bin", "/app"] }, machine ?? _machine);

    private string NotRunnable(string[] arguments, Machine? machine = null) => Assert.Throws<ImageNotRunnableException>(() => Find(arguments, machine)).Message;

    private string NotStarted(string[] arguments, Machine? machine = null)
    {
        Directory.CreateDirectory(In("root/app"));
        return Assert.Throws<ContainerStartException>(() => Find(arguments, machine)).Message;
    }

    private UnpackedImage Image() => new(Root, new ImageConfiguration { Os = "linux", Architecture = "amd64" }, "sha256:0");

    private string In(string path) => Path.Combine([_folder, .. path.Split('/')]);

    private void Apphost(string settings, byte[] program)
    {
        Program("root/app/Web", program);
        Program("root/app/Web.dll", []);
        File.WriteAllText(In("root/app/Web.runtimeconfig.json"), settings);
    }

    private void Program(string path, byte[] content, bool isExecutable = true)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
        File.WriteAllBytes(In(path), content);
        if (isExecutable && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(In(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The beginning of a program for Linux, with at most one segment: the name of its loader.</summary>
    private static byte[] Elf(ushort machine, string? interpreter = null)
    {
        var file = new byte[256];
        new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 }.CopyTo(file, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(18), machine);
        if (interpreter is null)
            return file;
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(32), 64);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(54), 56);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(56), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(64), 3);
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(64 + 8), 128);
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(64 + 32), (ulong)interpreter.Length + 1);
        System.Text.Encoding.ASCII.GetBytes(interpreter).CopyTo(file, 128);
        return file;
    }
}
