using Microsoft.CodeAnalysis.CSharp;

namespace Foldstream.Generators.Tests.Hazards;

public sealed class OrderingStabilityTests
{
    [Fact]
    public void The_order_of_the_files_does_not_show()
    {
        CSharpCompilation project = Generation.Project(Sources.SubscribedShop);
        CSharpCompilation reversed = project.RemoveAllSyntaxTrees().AddSyntaxTrees(project.SyntaxTrees.Reverse());

        Assert.Equal(Generation.Of(project).Files, Generation.Of(reversed).Files);
    }
}
