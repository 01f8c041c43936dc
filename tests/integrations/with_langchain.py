"""A LangChain pipeline over an archive: load, embed, store, find with a filter; and a splitter in another chain."""

import sys
from pathlib import Path

from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.language_models import FakeListChatModel
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnablePassthrough
from langchain_core.vectorstores import InMemoryVectorStore
from words import embed

from vbpl.retrieval import Splitting
from vbpl.retrieval.langchain import VbplLoader, VbplSplitter


class Words(Embeddings):
    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [embed(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return embed(text)


archive, text_file = map(Path, sys.argv[1:3])
loader = VbplLoader(archive, Splitting(max_chars=600), on="2031-03-07")
loaded = loader.load()
assert len(loaded) > 100 and len({each.id for each in loaded}) == len(loaded)
assert all(isinstance(each, Document) and each.id == each.metadata["id"] for each in loaded)
assert all(len(each.page_content) <= 600 for each in loaded)

store = InMemoryVectorStore(Words())
store.add_documents(loaded)
count = len(store.store)
store.add_documents(loader.load())
assert len(store.store) == count  # the same ids replace what is there

in_force = {"k": 3, "filter": lambda each: each.metadata.get("status") == "in_force"}
found = store.similarity_search("đèn hiệu trên sông", **in_force)
assert any(each.metadata["number"].endswith("/2031/QĐ-UBND") for each in found)

prompt = ChatPromptTemplate.from_template("Trả lời theo văn bản:\n{context}\n\nHỏi: {question}")
seen: list[str] = []


def keep(value: object) -> object:
    seen.append(str(value))
    return value


retriever = store.as_retriever(search_kwargs={"k": 2}) | (lambda found: "\n".join(each.page_content for each in found))
chain = (
    {"context": retriever, "question": RunnablePassthrough()}
    | prompt | RunnableLambda(keep) | FakeListChatModel(responses=["Có đèn hiệu."]) | StrOutputParser()
)
assert chain.invoke("đèn hiệu trên sông") == "Có đèn hiệu." and "Điều 1" in seen[0]

text = text_file.read_text(encoding="utf-8")
splitter = VbplSplitter(chunk_size=60, chunk_overlap=10, length_function=lambda part: len(part.split()))
parts = splitter.split_documents([Document(page_content=text, metadata={"folder": "a"})])
assert len(parts) > 5 and all(part.metadata["folder"] == "a" and part.metadata["path"] for part in parts)
assert [part.page_content for part in parts] == splitter.split_text(text)
assert all(len(part.page_content.split()) <= 60 for part in parts)
print("langchain", len(loaded), len(parts))
